import type { Control } from "../switches/control.ts";
import type { Mail } from "../tenant/mailbox.ts";
import { openHere } from "./open-here.ts";

/**
 * The mail scanner of the partner's company opens the links of a mail before its reader does, as far as they are on this machine. It is nobody,
 * so it accepts nothing. Microsoft's mail only has the redeem link; the page where that ends is opened too, as if the scanner knew it.
 */
export async function scanMail({ settings }: Pick<Control, "settings">, mail: Mail): Promise<void> {
  if (!settings.mailScanner) return;
  for (const link of linksIn(mail)) {
    // G204
    for (const method of ["HEAD", "GET"] as const) await openHere(link, method);
  }
}

function linksIn({ redeemUrl, redirectUrl, customMessage, body }: Mail): ReadonlySet<string> {
  const typed = `${customMessage ?? ""} ${body.content}`.match(/https?:\/\/[^\s"'<>()]+/g) ?? [];
  return new Set([redeemUrl, redirectUrl, ...typed]);
}
