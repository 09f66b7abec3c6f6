import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Bytes that are read at a time. */
const PART = 1024 * 1024;

/** SHA-256 in hex; a text counts as UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a file in hex, without holding all of it. Rejects with Node's error. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'r');
  try {
    const part = Buffer.allocUnsafe(PART);
    for (;;) {
      const { bytesRead } = await file.read(part, 0, PART);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(part.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
