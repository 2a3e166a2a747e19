import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMojibake } from '../../src/util/mojibake.ts';

const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The UTF-8 of a text, decoded as windows-1252. */
const asWindows = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (char) => windows.charAt(char.charCodeAt(0) - 128));

describe('findMojibake', () => {
  it.each<[text: string, wrong: string, right: string, charset: string]>([
    ['A CafÃ© in Town', 'CafÃ©', 'Café', 'windows-1252'],
    ['Ã‰tude sur les modÃ¨les', 'Ã‰tude sur les modÃ¨les', 'Étude sur les modèles', 'windows-1252'],
    ['Itâ€™s a trap', 'Itâ€™s', 'It’s', 'windows-1252'],
    ['â€œQuotedâ€\u009d words', 'â€œQuotedâ€\u009d', '“Quoted”', 'windows-1252'],
    ['MÃ¼ller, JÃ¶rg', 'MÃ¼ller, JÃ¶rg', 'Müller, Jörg', 'windows-1252'],
    ['DvoÅ™Ã¡k', 'DvoÅ™Ã¡k', 'Dvořák', 'windows-1252'],
    ['ä»£ç\u00a0\u0081', 'ä»£ç\u00a0\u0081', '代码', 'windows-1252'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет', 'windows-1252'],
    ['a ðŸ˜€ b', 'ðŸ˜€', '😀', 'windows-1252'],
    ['‚öî Attacks', '‚öî', '⚔', 'macintosh'],
    ['Don‚Äôt', 'Don‚Äôt', 'Don’t', 'macintosh'],
    ['a M√ºller', 'M√ºller', 'Müller', 'macintosh'],
    ['Caf√© M√ºller', 'Caf√© M√ºller', 'Café Müller', 'macintosh'],
  ])('finds and corrects %s', (text, wrong, right, charset) => {
    expect(findMojibake(text)).toEqual({ wrong, right, charset });
  });

  it.each([
    ['Vietnamese', '“MÃ ĐỘC”, mã nguồn “MÃ” và “Â”; ÂM – Ê… ‘Ô’'],
    ['French', '“CAFÉ”, « déjà… », l’été, «à», CAFÉ’S—bar, là…» et à ® près'],
    ['German', '„Äpfel“, „Öl“, ‚Übung‘ – GROẞ, MÜ… ÄÖÜ»'],
    ['Portuguese', 'São Paulo, CORAÇÃO, “NÃO”, IRMÃ… Ã'],
    ['Swedish and Finnish', '“HYVÄÄ”, 5 Å… “Å” – Å–Ä'],
    ['Spanish', '“ESPAÑA”, Ñ”, ¿Qué? ¡Año!'],
    ['Icelandic', 'ÞAÐ… Ð” ð’'],
    ['Chinese', '代码大模型安全研究综述：“攻击”——防御'],
    ['mathematics', 'in O(√n) or 2√π, ¬a, ≈ µ and ƒ∘g, 3 × 4'],
    ['ASCII', 'Backdoors in Code Models'],
  ])('finds none in correct text: %s', (_, text) => {
    expect([text, text.toLowerCase(), text.normalize('NFD')].map(findMojibake)).toEqual([undefined, undefined, undefined]);
  });

  const letters = fc.constantFrom(
    ...'áàâäãåæçéèêëíìîïñóòôöõøßúùûüýÿčšžřłńśąęğőűαβγδλπωабвгдежзиклмнопрстуфхцяא代码安全研究攻击防御模型',
  );
  const word = fc.tuple(
    fc.stringMatching(/^[a-z]{1,5}$/),
    fc.array(letters, { minLength: 1, maxLength: 3 }),
    fc.stringMatching(/^[a-z]{0,5}$/),
  );

  it('corrects words with letters of many scripts, except a single uncertain letter', () => {
    const text = fc.array(
      word.map(([before, inside, after]) => before + inside.join('') + after),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(text, (words) => {
        const wrong = asWindows(words.join(' '));
        const found = findMojibake(wrong);
        // A single letter that could be correct text is not reported.
        if (found) expect(wrong.replace(found.wrong, () => found.right)).toBe(words.join(' '));
        else expect(words.every((one) => [...one].filter((char) => char > '\u017f').length <= 1)).toBe(true);
      }),
    );
  });

  it('takes linear time', () => {
    expect(findMojibake('â€ ðŸ '.repeat(100_000))).toBeUndefined();
  });
});
