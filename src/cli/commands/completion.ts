import { parseChoice, UsageError } from '../../util/errors.ts';
import type { CommandBody } from '../context/command.ts';
import { choiceArgument } from '../options/options.ts';

const shellNames = ['bash', 'zsh', 'fish'] as const;

/** Prints the completion script for a shell. */
export const completionCommand: CommandBody = {
  summary: 'print the script that completes in a shell',
  about: [
    'The TAB key then completes commands, options and the values of the catalog that the command line names, keys too. A catalog in LM4C_CATALOG is found by all shells if the variable is exported, and by fish alone if it is set on the line itself. lm4c has to be a command that the shell finds. For this session, or in the file that the shell reads when it starts:',
    '  source <(lm4c completion bash)     ~/.bashrc\n  source <(lm4c completion zsh)      ~/.zshrc, below compinit\n  lm4c completion fish | source      ~/.config/fish/config.fish',
    'Or as a file where the shell looks for it:',
    '  bash   ~/.local/share/bash-completion/completions/lm4c\n  zsh    _lm4c in a folder of $fpath\n  fish   ~/.config/fish/completions/lm4c.fish',
  ],
  examples: ['lm4c completion bash', 'lm4c completion fish > ~/.config/fish/completions/lm4c.fish'],

  define(command) {
    command.addArgument(choiceArgument('[shell]', shellNames));
  },

  async run({ terminal, environment }, [word]) {
    if (word === undefined) {
      const [ownShell] = /[^/\\]*$/.exec(environment.env['SHELL'] ?? '') ?? [];
      const suggestions = shellNames.filter((name) => name === ownShell).map((name) => `lm4c completion ${name}`);
      const hint = `one of ${shellNames.join(', ')}`;
      throw new UsageError({ code: 'no-shell', message: 'the completion of which shell?', suggestions, hint });
    }
    const name = parseChoice('shell', word, shellNames);
    const { completionScripts } = await import('../completion/shells.ts');
    terminal.out(completionScripts[name].script);
    return 0;
  },
};
