import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hash53 } from '../../src/galaxy/hash.js';
import { keyHashOf, keyOf } from '../../src/matcher/fold.js';
import { nameForms, Step } from '../../src/matcher/name-forms.js';

describe('nameForms', () => {
  const table: [name: string, key: string, step: keyof typeof Step][] = [
    ['Poison Ivy', 'poisonivy', 'whole'],
    ['IoT_reaper', 'iotreaper', 'whole'],
    ['Ｍｉｒａｉ\u200b', 'mirai', 'whole'],
    ['Résumé', 'resume', 'whole'],
    ['Песочница', 'pesochnitsa', 'whole'],
    ['APT32 - G0050', 'apt32', 'id'],
    ['Phishing - T1566.001', 'phishing', 'id'],
    ['DroidJack RAT - MOB-S0036', 'droidjackrat', 'id'],
    ['EAV0032 - Vulnerability', 'vulnerability', 'id'],
    ['AZT501.3 - Azure VM', 'azurevm', 'id'],
    ['海莲花 - APT-C-00', '海莲花', 'twoNames'],
    ['海莲花 - APT-C-00', 'aptc00', 'twoNames'],
    ['Mirai (ELF)', 'mirai', 'platform'],
    ['Akira (Linux/ESXi)', 'akira', 'platform'],
    ['Winnti for Windows - S0141', 'winnti', 'platform'],
    ['Crimson RAT', 'crimson', 'generic'],
    ['BazarBackdoor', 'bazar', 'generic'],
    ['Lazarus Group', 'lazarus', 'generic'],
    ['Trojan.Sofacy', 'sofacy', 'prefix'],
    ['OSX.Pirrit', 'pirrit', 'prefix'],
    ['Unknown (Asset > Assets)', 'unknown', 'qualifier'],
    ['Pandora RC (eHorus)', 'ehorus', 'bracket'],
    ['Bad Rabbit, Diskcoder.D', 'badrabbit', 'part'],
    ['Kimsuky - APT-C-55', 'kimsuky', 'twoNames'],
    ['核危机行动（Operation NuclearCrisis）', 'operationnuclearcrisis', 'twoNames'],
    ['DarkGate - Duplicate', 'darkgate', 'id'],
    ['Lumma Stealer (Deprecated)', 'lummastealer', 'id'],
    ['CyFun 2023 - DE.AE-1', 'cyfun2023', 'part'],
  ];
  test.each(table)('%s has the form %s: %s', (name, key, step) => {
    expect(nameForms(name, new Set())).toContainEqual({ key, step: Step[step] });
  });

  test('an own id goes whatever it looks like', () => {
    expect(nameForms('Thing - X/9', new Set(['X/9']))).toContainEqual({ key: 'thing', step: Step.id });
  });

  test.each([
    ['APT28', 'APT29'],
    ['Analytic 0123', 'Analytic 0124'],
    ['Storm-0539', 'Storm-0530'],
  ])('numbers are identity: %s shares no form with %s', (a, b) => {
    const keys = new Set(nameForms(a, new Set()).map((form) => form.key));
    expect(nameForms(b, new Set()).filter((form) => keys.has(form.key))).toEqual([]);
  });

  test('a name of punctuation keeps it', () => {
    expect(nameForms('!!!', new Set())).toEqual([{ key: '!!!', step: Step.whole }]);
  });

  test('a name of 100,000 characters has its whole form only', () => {
    expect(nameForms(`${'a b '.repeat(25_000)}(ELF)`, new Set())).toHaveLength(1);
  });
});

test('the hash of a key is the same whether the key is made or not', () => {
  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.lorem(),
    fc.constantFrom('!!! ?', 'a\tB\u00a0c', 'Ünï 1'),
  );
  fc.assert(fc.property(name, (any) => keyHashOf(any) === hash53(keyOf(any))));
});
