/** Hyperlinks of terminals (OSC 8): `ESC ] 8 ; id=1 ; https://example.org ESC \`, the text, `ESC ] 8 ; ; ESC \`. */

/** The URL in ASCII without characters that end the escape sequence; undefined unless it is http or https. */
function toLinkTarget(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url)) return undefined;
  return url.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/**
 * Makes hyperlinks in two steps. While text is laid out, an unused color code takes the place of each link, because everything that
 * measures text ignores color codes. Text of a catalog has no escape character, so it cannot contain such a code.
 */
export function createLinker(links: boolean) {
  const targets: string[] = [];
  return {
    /** Lines of one text, each a placeholder of the whole link; a terminal joins them by their id. */
    markLinks(lines: readonly string[], url: string | undefined): readonly string[] {
      const target = links && url ? toLinkTarget(url) : undefined;
      if (target === undefined) return lines;
      const id = targets.push(target);
      return lines.map((line) => line && `\x1b[8888;${id}m${line}\x1b[8888m`);
    },

    /** The text with links in place of the placeholders. */
    insertLinks(text: string): string {
      if (targets.length === 0) return text;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: placeholders are made of them
      return text.replace(/\x1b\[8888(?:;(\d+))?m/g, (_, id) =>
        id === undefined ? '\x1b]8;;\x1b\\' : `\x1b]8;id=${id};${targets[id - 1]}\x1b\\`,
      );
    },
  };
}

export type Linker = ReturnType<typeof createLinker>;
