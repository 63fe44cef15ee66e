import { Argument } from "commander";
import type { CliCommand, ListedCommand } from "../command.ts";
import type { Offer } from "../completion/offer.ts";

/** Writes the script with which a shell completes `guestlist` and these commands. */
export const completion = (commands: readonly ListedCommand[]): CliCommand => ({
  define: (command) =>
    command
      .addArgument(new Argument("<shell>", "the shell that is to complete guestlist").choices(["bash", "zsh", "fish", "pwsh"]))
      .addHelpText(
        "after",
        `
Examples:
  eval "$(guestlist completion bash)"       in ~/.bashrc
  source <(guestlist completion zsh)        in ~/.zshrc, after compinit
  guestlist completion fish | source        in ~/.config/fish/config.fish
  guestlist completion pwsh | Out-String | Invoke-Expression     in $PROFILE`,
      ),
  async run(shell, [name]) {
    await shell.write((await scriptFor(name))(await offersOfAll(commands)));
    return "done";
  },
});

async function scriptFor(name: string | undefined): Promise<(offers: readonly Offer[]) => string> {
  switch (name) {
    case "zsh":
      return (await import("../completion/zsh.ts")).zsh;
    case "fish":
      return (await import("../completion/fish.ts")).fish;
    case "pwsh":
      return (await import("../completion/pwsh.ts")).pwsh;
    default:
      return (await import("../completion/bash.ts")).bash;
  }
}

async function offersOfAll(commands: readonly ListedCommand[]): Promise<readonly Offer[]> {
  const [{ cmdlets }, { offerOf }, { parserOf }] = await Promise.all([
    import("../powershell/index.ts"),
    import("../completion/offer.ts"),
    import("../parse-arguments.ts"),
  ]);
  const offers = await Promise.all(commands.map(async (listed) => offerOf(listed, parserOf(listed, await listed.load()))));
  return [...offers, ...cmdlets.map(({ name, summary }) => ({ name, summary, words: [], options: [] }))];
}
