import type { VisitorObject } from "oxc-parser";
import type { Edits } from "./edits.ts";

/** Types and imports have no behaviour. */
export function skipTypes(edits: Edits): VisitorObject {
  return {
    ImportDeclaration: (node) => edits.skip(node),
    ExportAllDeclaration: (node) => edits.skip(node),
    ExportNamedDeclaration: (node) => node.source && edits.skip(node),
    TSTypeAliasDeclaration: (node) => edits.skip(node),
    TSInterfaceDeclaration: (node) => edits.skip(node),
    TSTypeAnnotation: (node) => edits.skip(node),
    TSTypeParameterInstantiation: (node) => edits.skip(node),
    TSLiteralType: (node) => edits.skip(node),
  };
}
