/** The name that the sandbox gives an account in the partner's home tenant: `dana.weber@fabrikam.com` → Dana Weber. */
export function homeNameOf(address: string): string {
  const words = (address.split("@")[0] ?? "").split(/[._-]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || address;
}
