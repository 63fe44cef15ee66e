import { z } from "zod";
import type { GuestId, Instant, UserId } from "../../domain/ids.ts";

/** A value other than the two known ones is neither: null. */
export const userType = z.enum(["Member", "Guest"]).nullable().catch(null);

/** A value other than the two known ones is neither pending nor accepted: null. */
export const userState = z.enum(["PendingAcceptance", "Accepted"]).nullable().catch(null);

/** Graph's times have no decimals or up to seven. Ours have three, so that the order as text is the order in time. */
export const instant = z
  .string()
  .transform((text) => new Date(text))
  .refine((date) => !Number.isNaN(date.getTime()), "not a time")
  .transform((date) => date.toISOString())
  .pipe(z.custom<Instant>());

export const guestId = z.string().min(1).pipe(z.custom<GuestId>());
export const userId = z.string().min(1).pipe(z.custom<UserId>());
