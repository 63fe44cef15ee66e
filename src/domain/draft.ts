import type { Instant, InvitationId } from "./ids.ts";
import type { Home } from "./invitation.ts";
import type { FormValues } from "./invite-form.ts";
import type { Person } from "./person.ts";

/** A form that somebody sent where they could not be signed in yet. */
export interface Draft {
  /** The form's id. */
  readonly id: InvitationId;
  readonly by: Person;
  /** Where the form was sent, which stays the home of the invitation. */
  readonly home: Home;
  readonly values: FormValues;
  /** The invitation that this one takes the place of. */
  readonly replaces?: InvitationId;
  readonly keptAt: Instant;
  /** When the form went on in its sender's own chat; absent while it hasn't. */
  readonly movedAt?: Instant;
}
