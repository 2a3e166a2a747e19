import { formatLines, type Shell } from './shell.ts';
import { splitCommandLine } from './typed-words.ts';

export const fish: Shell = {
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
