import { pickInteger, type Random } from '../seeded-random.ts';

const WORDS =
  'amber anchor autumn basil beacon birch candle canyon cedar clover copper coral cotton delta ember falcon fern garden ginger granite harbor hazel indigo island ivory jasmine juniper lagoon lantern lemon linen maple marble meadow mint mosaic nectar olive orchid pearl pepper pine prairie quartz raven river saffron sage silver spruce stone summit thistle timber tulip velvet violet walnut willow winter';

/** Picks words, separated by blanks. */
export function pickWords(random: Random, count: number): string {
  const words = WORDS.split(' ');
  return Array.from({ length: count }, () => words[pickInteger(random, 0, words.length - 1)]).join(' ');
}

const QUOTED_CHARACTERS = 20;

/** Two sentences that quote the beginning of the prompt: the answer to a prompt that asks for no particular form. */
export function fillerText(prompt: string, random: Random): string {
  const quote = [
    ...prompt
      .trim()
      .replaceAll(/\s+/g, ' ')
      .slice(0, QUOTED_CHARACTERS * 2),
  ]
    .slice(0, QUOTED_CHARACTERS)
    .join('');
  return `You wrote "${quote}". Here are some words in return: ${pickWords(random, pickInteger(random, 6, 12))}.`;
}

/** Random letters for the filler member `p` that the service adds to every stream payload to hide token lengths. */
export function paddingLetters(random: Random): string {
  const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
  return letters.slice(0, pickInteger(random, 1, letters.length));
}
