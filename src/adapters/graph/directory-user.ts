import { z } from "zod";
import type { DirectoryUser } from "../../domain/preflight.ts";
import { userId, instant, userState, userType } from "./user-properties.ts";

/** Graph returns the guest properties only when they are selected (Microsoft: Get a user). */
export const userSelect =
  "id,displayName,mail,userPrincipalName,userType,externalUserState,externalUserStateChangeDateTime,createdDateTime,preferredLanguage" as const;

/** Graph's user as our {@link DirectoryUser}. A property that a missing permission hides is null or absent. */
export const directoryUser = z
  .object({
    id: userId,
    displayName: z.string().nullish(),
    mail: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
    userType: userType.nullish(),
    externalUserState: userState.nullish(),
    externalUserStateChangeDateTime: instant.nullish(),
    createdDateTime: instant.nullish(),
    preferredLanguage: z.string().nullish(),
  })
  .transform((user): DirectoryUser => ({
    id: user.id,
    displayName: user.displayName ?? user.mail ?? user.userPrincipalName ?? "",
    mail: user.mail ?? null,
    userPrincipalName: user.userPrincipalName ?? "",
    userType: user.userType ?? null,
    userState: user.externalUserState ?? null,
    userStateSince: user.externalUserStateChangeDateTime ?? null,
    createdAt: user.createdDateTime ?? null,
    ...(user.preferredLanguage && { language: user.preferredLanguage }),
  }));

export const directoryUsers = z.object({ value: z.array(directoryUser) });
