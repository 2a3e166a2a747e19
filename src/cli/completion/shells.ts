/**
 * The completion scripts of the shells, and the format in which each script sends a request and reads the reply.
 *
 * A script passes the words of the command line to `lm4c complete` and reads lines, of which it evaluates none. The first line
 * has the kind of completion, each other line a candidate: the value, a tab and a description. Both are sanitized, so that a
 * catalog can neither add lines nor send control sequences to the terminal.
 */
// @bomb.sh/tab (0.0.22) has scripts for commander too, but they evaluate the words of the line, end a value at a space, and
// support neither lists with commas nor candidates that differ in case or accents from the typed text.
import { normalizeName } from '../../util/normalize.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { Candidate, Completion } from './complete.ts';
import { quoteForBash, splitCommandLine, type TypedLine, type TypedWord, unquoted } from './typed-words.ts';

interface Shell {
  readonly script: string;
  /** The command line up to the cursor, from the arguments that the script passes. */
  readonly parseRequest: (args: readonly string[]) => TypedLine;
  readonly formatReply: (completion: Completion, last: TypedWord) => string;
}

const bash: Shell = {
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
      shown+=("${'$'}{about:0:${'$'}{COLUMNS:-80}-1}")
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
    const coversTyped = commonPrefixLength(texts) >= last.text.length;
    const replacements = candidates.flatMap(([value, description]): Candidate[] => {
      const text = coversTyped ? prefix + value : startAsTyped(prefix + value, last.text);
      const replacement = quoteForBash(text, last);
      return replacement === undefined ? [] : [[replacement, description ? `${value}  (${description})` : value]];
    });
    // Given an empty candidate, readline would insert a space inside the quotes.
    const isComplete = last.quote !== '' && replacements.every(([replacement]) => replacement === '');
    return formatLines(kind, isComplete ? [] : replacements);
  },
};

const zsh: Shell = {
  script: String.raw`#compdef lm4c
# lm4c in zsh, after compinit: source <(lm4c completion zsh)

_lm4c() {
  local line value about head takes
  local -a lines shown inserted suffix
  lines=("${'$'}{(@f)$(lm4c complete zsh "${'$'}{(@Q)words[1,CURRENT-1]}" "$IPREFIX${'$'}{(Q)PREFIX}" 2>/dev/null)}")
  takes=${'$'}{lines[1]%%$'\t'*} head=${'$'}{lines[1]#*$'\t'}
  case $takes in
    file) compset -p ${'$'}{#head}; _files; return ;;
    folder) compset -p ${'$'}{#head}; _files -/; return ;;
    list) [[ -n $compstate[quote] ]] || suffix=(-S ' ' -r ', ') ;;
  esac
  for line in $lines[2,-1]; do
    about=${'$'}{line#*$'\t'}
    # _describe reads a colon as the end of a value.
    value=${'$'}{${'$'}{${'$'}{line%%$'\t'*}//\\/\\\\}//:/\\:}
    inserted+=("${'$'}{${'$'}{head//\\/\\\\}//:/\\:}$value")
    shown+=("$value${'$'}{about:+:$about}")
  done
  # -U: accept all candidates, even those that do not start with the typed text.
  (( $#shown )) && _describe -V lm4c shown inserted -U $suffix
  # The common beginning of the candidates replaces the typed text, so it must not be shorter.
  [[ $compstate[insert] == *unambiguous && $#compstate[unambiguous] -lt $#PREFIX ]] && compstate[insert]=
}

if [[ $funcstack[1] == _lm4c ]]; then _lm4c "$@"; else compdef _lm4c lm4c; fi
`,
  parseRequest: (words) => ({ words, last: { ...unquoted, text: words.at(-1) ?? '' } }),
  formatReply: ({ kind, prefix, candidates }) => formatLines(`${kind}\t${sanitize(prefix)}`, candidates),
};

const fish: Shell = {
  script: `# lm4c in fish: lm4c completion fish | source

function __lm4c_complete
    set -l current (commandline -ct)
    set -l lines (lm4c complete fish (commandline -opc) "$current" 2>/dev/null)
    set -g __lm4c_candidates $lines[2..-1]
    switch "$lines[1]"
        case file
            return 1
        case folder
            set -l head (string match -r '^-[^=]*=' -- "$current")
            set -l folders (__fish_complete_directories (string replace -- "$head" '' "$current"))
            set -g __lm4c_candidates "$head"$folders
    end
end

complete -c lm4c -e
complete -c lm4c -k -f -n __lm4c_complete -a '$__lm4c_candidates'
`,
  parseRequest: (args) => {
    const { last } = splitCommandLine(args.at(-1) ?? '');
    return { words: [...args.slice(0, -1), last.text], last };
  },
  formatReply: ({ kind, prefix, candidates }) =>
    formatLines(
      kind,
      candidates.map(([value, description]) => [prefix + value, description]),
    ),
};

export const completionScripts = { bash, zsh, fish } satisfies Record<string, Shell>;

function formatLines(first: string, candidates: readonly Candidate[]): string {
  // Without duplicates, because two people can have the same name.
  const lines = [...new Map(candidates)].map((candidate) => candidate.map(sanitize).join('\t'));
  return [first, ...lines].map((line) => `${line}\n`).join('');
}

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
