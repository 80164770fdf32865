/** Spells an option key as `.baml` does: `accessKeyId` → `access_key_id`. */
export function snakeCase(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
