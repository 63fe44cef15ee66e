import { z } from "zod";

/** A command that Teams suggests while typing. */
export interface ManifestCommand {
  readonly title: string;
  readonly description: string;
  /** The kinds of conversation in which Teams suggests it. */
  readonly scopes: readonly ManifestScope[];
}

const scope = z.enum(["personal", "team", "groupChat"]);
export type ManifestScope = z.infer<typeof scope>;

const command = z.looseObject({ title: z.string(), description: z.string().default("") });
const list = z.looseObject({ scopes: z.array(scope).default([]), commands: z.array(command).default([]) });
const manifest = z.looseObject({ bots: z.array(z.looseObject({ commandLists: z.array(list).default([]) })).default([]) });

/**
 * The commands of an app manifest's bots in its order, each with the scopes of its list (Microsoft: Channel and group conversations).
 *
 * @throws ZodError if it is no manifest.
 */
export function manifestCommands(input: unknown): readonly ManifestCommand[] {
  const lists = manifest.parse(input).bots.flatMap((bot) => bot.commandLists);
  return lists.flatMap(({ scopes, commands }) => commands.map(({ title, description }) => ({ title, description, scopes })));
}
