import { normalizeName } from '../../util/normalize.ts';
import type { Candidate } from './complete.ts';
import { formatLines, type Shell } from './shell.ts';
import { quoteForBash, splitCommandLine } from './typed-words.ts';

export const bash: Shell = {
  script: String.raw`# lm4c in bash: source <(lm4c completion bash)

_lm4c() {
  local takes line about
  local -a shown=()
  COMPREPLY=()
  {
    IFS= read -r takes
    # An IFS that contains the tab would drop empty values.
    while IFS= read -r line; do
      COMPREPLY+=("${'$'}{line%%$'\t'*}")
      about=${'$'}{line#*$'\t'}
      [[ -z $about ]] || shown+=("${'$'}{about:0:${'$'}{COLUMNS:-80}-1}")
    done
  } < <(lm4c complete bash "$COMP_WORDBREAKS" "${'$'}{COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  # 63 is a question mark: the candidates are listed, and nothing is inserted.
  if [[ $COMP_TYPE == 63 && ${'$'}{#COMPREPLY[@]} -gt 1 ]]; then COMPREPLY=("${'$'}{shown[@]}"); fi
  case $takes in
    list) compopt -o nospace ;;
    file) compopt -o default ;;
    folder) compopt -o dirnames ;;
  esac
} 2>/dev/null

complete -F _lm4c lm4c
`,
  parseRequest: ([wordBreaks = '', line = '']) => splitCommandLine(line, wordBreaks),
  formatReply: ({ kind, prefix, candidates }, last) => {
    if (last.isRedirection) return formatLines('file', []);
    const texts = candidates.map(([value]) => prefix + value);
    // Readline replaces the typed word by the common prefix of all candidates, which must not be shorter.
    const isBeginning = texts.every((text) => normalizeName(text).startsWith(normalizeName(last.text)));
    const coversTyped = commonPrefixLength(texts) >= last.text.length;
    const replacements = candidates.flatMap(([value, description]): Candidate[] => {
      const text = coversTyped || !isBeginning ? prefix + value : startAsTyped(prefix + value, last.text);
      const replacement = quoteForBash(text, last);
      return replacement === undefined ? [] : [[replacement, description ? `${value}  (${description})` : value]];
    });
    // Given an empty candidate, readline would insert a space inside the quotes.
    const isComplete = last.quote !== '' && replacements.every(([replacement]) => replacement === '');
    if (isComplete) return formatLines(kind, []);
    // Next to an empty candidate nothing is in common.
    return formatLines(kind, isBeginning || replacements.length < 2 ? replacements : [['', ''], ...replacements]);
  },
};

function commonPrefixLength([first = '', ...others]: readonly string[]): number {
  let length = first.length;
  while (!others.every((text) => text.startsWith(first.slice(0, length)))) length--;
  return length;
}

/** The text with its beginning replaced by the typed text, which filters treat as the same. */
function startAsTyped(text: string, typed: string): string {
  const typedLength = normalizeName(typed).length;
  let end = 0;
  while (end < text.length && normalizeName(text.slice(0, end)).length < typedLength) end++;
  return typed + text.slice(end);
}
