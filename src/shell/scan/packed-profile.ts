import type { Rows } from '../../matcher/csr.js';
import type { ClusterProfile } from '../../matcher/profile.js';
import {
  type PackedNames,
  type PackedTexts,
  packNames,
  packTexts,
  unpackNames,
  unpackTexts,
} from './packed-texts.js';

type TextRows = 'names' | 'forms' | 'ids' | 'relations';
type Texts = 'uuids' | 'values';
type Names = 'relationTypes' | 'relationTags';

/** A profile on its way to another thread. */
export type PackedProfile = Omit<ClusterProfile, TextRows | Texts | Names> &
  Readonly<Record<TextRows, Rows<PackedTexts>>> &
  Readonly<Record<Texts, PackedTexts>> &
  Readonly<Record<Names, PackedNames>>;

/** Packs the texts of a profile; its numbers travel as they are. */
export function packProfile(profile: ClusterProfile): PackedProfile {
  const pack = ({ start, items }: Rows<readonly string[]>) => ({ start, items: packTexts(items) });
  return {
    ...profile,
    uuids: packTexts(profile.uuids),
    values: packTexts(profile.values),
    names: pack(profile.names),
    forms: pack(profile.forms),
    ids: pack(profile.ids),
    relations: pack(profile.relations),
    relationTypes: packNames(profile.relationTypes),
    relationTags: packNames(profile.relationTags),
  };
}

/** Undoes {@link packProfile}. */
export function unpackProfile(packed: PackedProfile): ClusterProfile {
  const unpack = ({ start, items }: Rows<PackedTexts>) => ({ start, items: unpackTexts(items) });
  return {
    ...packed,
    uuids: unpackTexts(packed.uuids),
    values: unpackTexts(packed.values),
    names: unpack(packed.names),
    forms: unpack(packed.forms),
    ids: unpack(packed.ids),
    relations: unpack(packed.relations),
    relationTypes: unpackNames(packed.relationTypes),
    relationTags: unpackNames(packed.relationTags),
  };
}
