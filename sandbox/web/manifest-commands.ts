import { z } from "zod";

/** A command that Teams offers while typing. */
export interface ManifestCommand {
  readonly title: string;
  readonly description: string;
}

const command = z.looseObject({ title: z.string(), description: z.string().default("") });
const list = z.looseObject({ commands: z.array(command).default([]) });
const manifest = z.looseObject({ bots: z.array(z.looseObject({ commandLists: z.array(list).default([]) })).default([]) });

/** All commands of an app manifest's bots, each title once, whatever its scope (Microsoft: Channel and group conversations). @throws ZodError if it is no manifest. */
export function manifestCommands(input: unknown): readonly ManifestCommand[] {
  const all = manifest.parse(input).bots.flatMap((bot) => bot.commandLists.flatMap(({ commands }) => commands));
  return [...new Map(all.map(({ title, description }) => [title, { title, description }])).values()];
}
