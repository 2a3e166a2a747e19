/**
 * The shells: the script of each, and how it asks for what can stand on a command line and is told.
 *
 * A script hands over the words, reads lines and evaluates none of them. The first line says what is taken, the others are candidates,
 * a value and behind a tab what it is. No value has a control character, so that none can be taken for more lines or for what a
 * terminal obeys.
 */
// @bomb.sh/tab (0.0.22) has such scripts for commander, but they evaluate the words of the line, take a blank in a value for its end, and
// know neither lists with commas nor values in other letters than those that are typed.
import { foldCase, normalizeName } from '../../util/normalize.ts';
import { sanitize } from '../../util/sanitize.ts';
import type { Candidate, Completion } from './complete.ts';

/** A command line as far as it is typed. */
interface Typed {
  /** Without quotes; the first is the program, and the last is the one to complete. */
  readonly words: readonly string[];
  /** How the last is written. */
  readonly last: Written;
}

interface Shell {
  readonly script: string;
  /** What the script hands over, understood. */
  readonly typed: (args: readonly string[]) => Typed;
  readonly answer: (completion: Completion, last: Written) => string;
}

const bash: Shell = {
  script: String.raw`# lm4c in bash: source <(lm4c completion bash)

_lm4c() {
  local takes line about
  local -a shown=()
  COMPREPLY=()
  {
    IFS= read -r takes
    # An IFS with the tab in it would drop a value that is empty.
    while IFS= read -r line; do
      COMPREPLY+=("${'$'}{line%%$'\t'*}")
      about=${'$'}{line#*$'\t'}
      shown+=("${'$'}{about:0:${'$'}{COLUMNS:-80}-1}")
    done
  } < <(lm4c complete bash "$COMP_WORDBREAKS" "${'$'}{COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  # 63 is a question mark: nothing is inserted, the candidates are only listed.
  if [[ $COMP_TYPE == 63 && ${'$'}{#COMPREPLY[@]} -gt 1 ]]; then COMPREPLY=("${'$'}{shown[@]}"); fi
  case $takes in
    list) compopt -o nospace ;;
    file) compopt -o default ;;
    folder) compopt -o dirnames ;;
  esac
} 2>/dev/null

complete -F _lm4c lm4c
`,
  typed: ([breaks = '', line = '']) => typedLine(line, breaks),
  answer: ({ takes, head, candidates }, last) => {
    if (last.isRedirected) return lines('file', []);
    const texts = candidates.map(([value]) => head + value);
    // What all have in common replaces what is typed, and must not be shorter.
    const isSpelled = commonLength(texts) >= last.text.length;
    const inserted = candidates.flatMap(([value, about]): Candidate[] => {
      const text = isSpelled ? head + value : respelled(head + value, last.text);
      const written = bashText(text, last);
      return written === undefined ? [] : [[written, about ? `${value}  (${about})` : value]];
    });
    // Readline would put a blank into quotes in which nothing is to be inserted.
    const isDone = last.quote !== '' && inserted.every(([written]) => written === '');
    return lines(takes, isDone ? [] : inserted);
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
    # To _describe a colon is the end of a value.
    value=${'$'}{${'$'}{${'$'}{line%%$'\t'*}//\\/\\\\}//:/\\:}
    inserted+=("${'$'}{${'$'}{head//\\/\\\\}//:/\\:}$value")
    shown+=("$value${'$'}{about:+:$about}")
  done
  # -U: what fits is decided already, whatever the letters are.
  (( $#shown )) && _describe -V lm4c shown inserted -U $suffix
  # What all have in common replaces what is typed, and must not be shorter.
  [[ $compstate[insert] == *unambiguous && $#compstate[unambiguous] -lt $#PREFIX ]] && compstate[insert]=
}

if [[ $funcstack[1] == _lm4c ]]; then _lm4c "$@"; else compdef _lm4c lm4c; fi
`,
  typed: typedWords,
  answer: ({ takes, head, candidates }) => lines(`${takes}\t${sanitize(head)}`, candidates),
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
  typed: (args) => {
    const last = typedLine(args.at(-1) ?? '').last;
    return { words: [...args.slice(0, -1), last.text], last };
  },
  answer: ({ takes, head, candidates }) =>
    lines(
      takes,
      candidates.map(([value, about]) => [head + value, about]),
    ),
};

export const completionScripts = { bash, zsh, fish } satisfies Record<string, Shell>;

function lines(first: string, candidates: readonly Candidate[]): string {
  // Two people can have one name.
  return [first, ...[...new Map(candidates)].map((candidate) => candidate.map(sanitize).join('\t'))]
    .map((line) => `${line}\n`)
    .join('');
}

function typedWords(words: readonly string[]): Typed {
  return { words, last: { ...unwritten, text: words.at(-1) ?? '' } };
}

/** How a word is written on the command line. */
interface Written {
  /** Without quotes. */
  readonly text: string;
  /** The quotes in which it ends. */
  readonly quote: '' | "'" | '"';
  /** So many letters of the text stand before the part that bash replaces. */
  readonly kept: number;
  /** Whether it is the name of a file to write to or read from. */
  readonly isRedirected: boolean;
}

const unwritten: Written = { text: '', quote: '', kept: 0, isRedirected: false };

/** The words of a line, as bash takes it apart. */
function typedLine(line: string, breaks = ''): Typed {
  const words: string[] = [];
  let word = unwritten;
  // Bash replaces a word from behind quotes that are open, but with those that are closed.
  let outside = 0;
  const end = (isRedirected: boolean) => {
    const isDescriptor = isRedirected && /^\d+$/.test(word.text);
    if (word.text !== '' && !word.isRedirected && !isDescriptor) words.push(word.text);
    word = { ...unwritten, isRedirected };
  };
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    const { text, quote } = word;
    const isEscape = letter === '\\' && (quote === '' || (quote === '"' && /["$`\\]/.test(line[at + 1] ?? '')));
    if (isEscape) word = { ...word, text: text + (line[++at] ?? '') };
    else if (quote !== '') word = letter === quote ? { ...word, quote: '', kept: outside } : { ...word, text: text + letter };
    else if (letter === "'" || letter === '"') {
      outside = word.kept;
      word = { ...word, quote: letter, kept: text.length };
    } else if (/\s/.test(letter)) {
      if (text !== '') end(false);
    } else if (/[<>]/.test(letter)) end(true);
    else word = { ...word, text: text + letter, kept: breaks.includes(letter) ? text.length + 1 : word.kept };
  }
  return { words: [...words, word.text], last: word };
}

/** What bash is to insert for a text; undefined where the part that stays does not fit. */
function bashText(text: string, { text: typed, kept, quote }: Written): string | undefined {
  if (foldCase(text.slice(0, kept)) !== foldCase(typed.slice(0, kept))) return undefined;
  const rest = sanitize(text.slice(kept));
  // Readline closes the quotes, but not behind such a quote.
  if (quote === "'") return rest.replaceAll("'", "'\\''").replace(/'\\''$/, "'\\'");
  if (quote === '"') {
    // Nothing else stops an exclamation mark in double quotes.
    const escaped = rest.replace(/["$`\\]/g, '\\$&').replaceAll('!', '"\\!"');
    return escaped.replace(/\\"$/, '"\\"').replace(/"\\!"$/, '$&"');
  }
  return rest.replace(/[^\w.,/@%+=:\u0080-\uffff-]/g, '\\$&');
}

/** How many letters the texts have in common at their beginnings. */
function commonLength([first = '', ...others]: readonly string[]): number {
  let length = first.length;
  while (!others.every((text) => text.startsWith(first.slice(0, length)))) length--;
  return length;
}

/** The text with its beginning as it is typed, which the filters take for the same. */
function respelled(text: string, typed: string): string {
  const enough = normalizeName(typed).length;
  let end = 0;
  while (end < text.length && normalizeName(text.slice(0, end)).length < enough) end++;
  return typed + text.slice(end);
}
