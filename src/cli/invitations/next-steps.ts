import { isWorthRetrying } from "../../domain/failure.ts";
import type { Invitation } from "../../domain/invitation.ts";
import { maySendAgain, mostResends } from "../../domain/may-send-again.ts";
import type { ShellViewer } from "../../domain/shell-viewer.ts";

/** The commands that make sense next for the person who looks at an invitation. The flows check them again. */
export function nextSteps(invitation: Invitation, looker: ShellViewer | "app", mayDecide: boolean): readonly string[] {
  if (looker === "app") return [];
  const { id, email, state, options, resends, requester } = invitation;
  const isOwn = requester.id === looker.id;
  switch (state.kind) {
    case "awaiting-approval":
      return mayDecide ? [`guestlist approve ${id}`, `guestlist reject ${id} --reason "…"`] : [];
    case "invited": {
      const isMailed = options.sendMail && resends < mostResends && state.revocation === undefined;
      const resend = isMailed && maySendAgain(invitation, looker.id) ? [`guestlist resend ${id}`] : [];
      return isOwn || looker.seesAll ? [...resend, `guestlist revoke ${id}`] : resend;
    }
    case "failed":
      return isOwn && isWorthRetrying(state.reason) ? [`guestlist invite ${email}`] : [];
    case "rejected":
    case "withdrawn":
    case "lapsed":
    case "removed":
    case "revoked":
      return isOwn ? [`guestlist invite ${email}`] : [];
    case "requested":
    case "queued":
    case "sending":
    case "accepted":
      return [];
  }
}
