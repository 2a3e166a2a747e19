/** What HTML writes for a sign, which indexes leave in their exports. */
import { decodeHTMLStrict } from 'entities/decode';

/** What stands between the ampersand and the semicolon, as a pattern without regard to capitals. */
export const entityNamePattern = '(?:#\\d{1,7}|#x[\\da-f]{1,6}|[a-z][a-z\\d]{1,31})';

/** What an entity stands for, most often one sign; undefined where HTML has none of this name. */
export function decodeEntity(entity: string): string | undefined {
  const sign = decodeHTMLStrict(entity);
  return sign === entity ? undefined : sign;
}
