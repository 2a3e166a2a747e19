import { parseChoice, UsageError } from '../../util/errors.ts';
import type { CommandBody } from '../context/command.ts';
import { choiceArgument } from '../options/options.ts';

const shellNames = ['bash', 'zsh', 'fish', 'nushell', 'powershell'] as const;

/** Shells whose command has another name. */
const shellCommands: Readonly<Record<string, string>> = { nushell: 'nu', powershell: 'pwsh' };

/** Prints the completion script for a shell. */
export const completionCommand: CommandBody = {
  summary: 'print the completion script for a shell',
  about: [
    'TAB completes commands, options, filter values and paper keys, also from the catalog given with -c. Authors complete by family name or given name. A word of a title completes to the keys of its papers: lm4c show backdoor. In fish, the key must contain the word. Completion uses LM4C_CATALOG if it is exported. The shell must find the command lm4c. Run the line for your shell, or add it to the startup file on the right:',
    '  source <(lm4c completion bash)     ~/.bashrc\n  source <(lm4c completion zsh)      ~/.zshrc, after compinit\n  lm4c completion fish | source      ~/.config/fish/config.fish\n  lm4c completion powershell | Out-String | Invoke-Expression     $PROFILE',
    'Or save the script as a file that the shell loads:',
    '  bash      ~/.local/share/bash-completion/completions/lm4c\n  zsh       _lm4c in a folder of $fpath\n  fish      ~/.config/fish/completions/lm4c.fish\n  nushell   lm4c.nu in a folder of $nu.user-autoload-dirs',
    'The scripts are tested in real bash, zsh, fish and Nushell 0.115. The one for PowerShell is not tested in PowerShell.',
  ],
  examples: ['lm4c completion bash', 'lm4c completion fish > ~/.config/fish/completions/lm4c.fish'],

  define(command) {
    command.addArgument(choiceArgument('[shell]', shellNames));
  },

  async run({ terminal, environment }, [word]) {
    if (word === undefined) {
      const [ownShell] = /[^/\\]*$/.exec(environment.env['SHELL'] ?? '') ?? [];
      const suggestions = shellNames
        .filter((name) => (shellCommands[name] ?? name) === ownShell)
        .map((name) => `lm4c completion ${name}`);
      const hint = `one of ${shellNames.join(', ')}`;
      throw new UsageError({ code: 'no-shell', message: 'which shell?', suggestions, hint });
    }
    const name = parseChoice('shell', word, shellNames);
    const { completionScripts } = await import('../completion/shells.ts');
    terminal.out(completionScripts[name].script);
    return 0;
  },
};
