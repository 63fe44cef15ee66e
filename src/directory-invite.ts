import { createDirectory } from "./adapters/graph/directory.ts";
import { createGraphClient } from "./adapters/graph/requests/graph-client.ts";
import { createHttpRetry } from "./adapters/http-retry.ts";
import { systemClock } from "./clock.ts";
import { cloud as cloudOf } from "./clouds.ts";
import type { DirectorySettings } from "./directory-settings.ts";
import { GuestlistError } from "./errors.ts";
import type { InviteOutcome, InviteRequest } from "./ports/directory.ts";
import type { PersonActor } from "./ports/identity.ts";

/**
 * Invites as the person, without Guestlist's store: no policy, no approval, no pace, and nobody follows. Only where no Guestlist is installed:
 * see `databaseHere`.
 * @throws GuestlistError `outcome-unknown` when it may have worked; else as {@link Directory.invite}.
 */
export async function inviteInDirectory(settings: DirectorySettings, actor: PersonActor, request: InviteRequest): Promise<InviteOutcome> {
  const clock = systemClock;
  const retry = createHttpRetry({ clock });
  const appToken = async (): Promise<string> => {
    throw new GuestlistError("identity-misconfigured", "The app's own credentials aren't used here");
  };
  const graph = createGraphClient({ cloud: cloudOf(settings.cloud, settings.sandboxUrl), retry, newId: clock.newId, appToken });
  return createDirectory({ graph, retry, clock }).invite(actor, request);
}
