import type { Analysis } from "./analysis";
export type * from "./analysis";

/**
 * The analyses of a file: one, or for an archive one for each file in it, in its order.
 *
 * @param name the file's name, with folders where it stands in some
 * @param bytes its content
 * @param options `password`: of a file that is under one
 */
export function analyze(
  name: string,
  bytes: Blob | ArrayBuffer | Uint8Array,
  options?: { password?: string },
): Promise<Analysis[]>;
