import { sanitize } from '../../util/sanitize.ts';
import { formatLines, type Shell } from './shell.ts';
import { unquoted } from './typed-words.ts';

export const zsh: Shell = {
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
