import type { commandNames } from "../../bot/command.ts";
import { textsFor } from "../../src/texts/texts.ts";
import type { Language } from "../../src/texts/locale.ts";

type DescribedCommand = (typeof commandNames)[number];

/** A list of the manifest: what Teams suggests in some kinds of conversations (Microsoft: Create a commands menu). */
export interface CommandList {
  readonly scopes: readonly ("personal" | "team" | "groupChat")[];
  readonly commands: readonly { readonly title: string; readonly description: string }[];
}

/**
 * What Teams suggests to everybody: what most need comes first. What is for administrators, and what ends something that a newcomer has never
 * begun, stands on the help card only.
 */
const suggested = ["invite", "status", "pending", "help", "waiting"] as const satisfies readonly DescribedCommand[];
/** Announcing what began in a team makes no sense outside one, nor does choosing a channel. */
const suggestedInTeams = [...suggested, "announce", "use-for-approvals"] as const satisfies readonly DescribedCommand[];

/** The commands of the bot in one language, as the manifest lists them. */
export function commandLists(language: Language): readonly CommandList[] {
  const { t } = textsFor(language);
  const described = (names: readonly DescribedCommand[]) =>
    names.map((name) => ({ title: t(`commands.${name}.title`), description: t(`commands.${name}.description`) }));
  return [
    { scopes: ["personal", "groupChat"], commands: described(suggested) },
    { scopes: ["team"], commands: described(suggestedInTeams) },
  ];
}

/** The same as a language file of the package says it: by the manifest's paths (Microsoft: Localize your app). */
export function commandTranslations(language: Language): Readonly<Record<string, string>> {
  const entries = commandLists(language).flatMap(({ commands }, list) =>
    commands.flatMap(({ title, description }, at) => {
      const path = `bots[0].commandLists[${list}].commands[${at}]`;
      return [[`${path}.title`, title] as const, [`${path}.description`, description] as const];
    }),
  );
  return Object.fromEntries(entries);
}
