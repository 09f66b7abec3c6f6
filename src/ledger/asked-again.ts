import type { Galaxy } from '../galaxy/galaxy.js';
import { curatorName } from './curators.js';
import type { AskedAgain } from './decided.js';

/** Why a decided pair is asked again, as a sentence without a full stop. */
export function explainAgain(again: AskedAgain, galaxy: Galaxy): string {
  const { row } = again;
  switch (again.why) {
    case 'reopened':
      return `asked again: opened anew after ${curatorName(row.author)} had it ${row.verdict}`;
    case 'sent-back': {
      const why = row.note === '' ? '' : `: “${row.note}”`;
      return `sent back by ${row.reviewer ? curatorName(row.reviewer) : 'a reviewer'}${why}`;
    }
    case 'changed': {
      const what = again.changes.map(({ uuid, what: parts }) => {
        const name = galaxy.find(uuid)?.entry.value ?? uuid;
        return `${parts.join(' and ')} of ${name}${renamed(uuid, row, name)}`;
      });
      return `asked again: ${curatorName(row.author)} had it ${row.verdict} on ${row.date}; since then changed ${what.join(', ')}`;
    }
  }
}

/** The ledger keeps what an entry was called when it was judged. */
function renamed(uuid: string, { subject, object }: AskedAgain['row'], name: string): string {
  const then = [subject, object].find((ref) => ref.uuid === uuid)?.value;
  return then && then !== name ? ` (then ${then})` : '';
}
