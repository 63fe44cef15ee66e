import { z } from "zod";

/** A command that Teams suggests while typing. */
export interface ManifestCommand {
  readonly title: string;
  /** The title in the manifest's own language, where `title` is a translation. */
  readonly name?: string;
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
 * @param translation a language file: texts by their paths in the manifest (Microsoft: Localize your app)
 * @throws ZodError if it is no manifest.
 */
export function manifestCommands(input: unknown, translation: Readonly<Record<string, string>> = {}): readonly ManifestCommand[] {
  const lists = manifest
    .parse(input)
    .bots.flatMap(({ commandLists }, bot) => commandLists.map((each, at) => ({ ...each, path: `bots[${bot}].commandLists[${at}]` })));
  return lists.flatMap(({ scopes, commands, path }) =>
    commands.map(({ title, description }, at) => {
      const translated = translation[`${path}.commands[${at}].title`];
      return {
        title: translated ?? title,
        description: translation[`${path}.commands[${at}].description`] ?? description,
        scopes,
        ...(translated === undefined ? {} : { name: title }),
      };
    }),
  );
}
