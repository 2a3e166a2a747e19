/** The text, cut to its first 200 UTF-16 units, so that a message stays readable. */
export const abbreviate = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
