/** HTML entities, which bibliographic databases leave in the text of their exports. */
import { decodeHTMLStrict } from 'entities/decode';

/** Source of a case-insensitive pattern for the name or number between the ampersand and the semicolon. */
export const entityNamePattern = '(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,31})';

/** The characters of an entity such as `&eacute;`, usually one; undefined for a name that HTML does not have. */
export function decodeEntity(entity: string): string | undefined {
  const decoded = decodeHTMLStrict(entity);
  return decoded === entity ? undefined : decoded;
}

// Also with the ampersand escaped for LaTeX, `\&amp;` or `{\&}amp;`.
const entityPattern = new RegExp(`(?:\\\\&|\\{\\\\&\\}|&)(${entityNamePattern};)`, 'gi');

/** The text with its entities decoded; `encode` is applied to the characters of each. */
export function decodeEntities(text: string, encode = (characters: string) => characters): string {
  if (!text.includes(';')) return text;
  return text.replace(entityPattern, (entity: string, name: string) => {
    const decoded = decodeEntity(`&${name}`);
    return decoded === undefined ? entity : encode(decoded);
  });
}
