/** Links as terminals know them (OSC 8): `ESC ] 8 ; id=1 ; https://example.org ESC \`, the text, `ESC ] 8 ; ; ESC \`. */

/** An address of the web in letters that cannot end the sequence; undefined for any other. */
function addressOf(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined;
  return url.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/**
 * What makes links. Until all is laid out, a colour that there is not stands for each, because what measures text knows that a colour takes
 * no room. What comes from a catalog has no escapes, so that it cannot be taken for one.
 */
export function createLinker(links: boolean) {
  const addresses: string[] = [];
  return {
    /** The lines of a text, each a whole link, which a terminal joins by its id. */
    lines(lines: readonly string[], url: string | undefined): readonly string[] {
      const address = links && url ? addressOf(url) : undefined;
      if (address === undefined) return lines;
      const id = addresses.push(address);
      return lines.map((line) => line && `\x1b[8888;${id}m${line}\x1b[8888m`);
    },

    /** What is laid out, with its links. */
    drawn(text: string): string {
      if (addresses.length === 0) return text;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      return text.replace(/\x1b\[8888(?:;(\d+))?m/g, (_, id) =>
        id === undefined ? '\x1b]8;;\x1b\\' : `\x1b]8;id=${id};${addresses[id - 1]}\x1b\\`,
      );
    },
  };
}

export type Linker = ReturnType<typeof createLinker>;
