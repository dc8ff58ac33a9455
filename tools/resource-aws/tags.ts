/** Tags as Pulumi's map and as AWS's list, and the one way to say that something is gone already. */
import { isProperties } from "./properties";

export type Tags = Readonly<Record<string, string>>;

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** The map of tags in a resource's inputs. What is not known yet is left out. */
export function tagsIn(value: unknown): Tags {
  if (!isProperties(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
}

export function toTagList(tags: Tags): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** AWS's list as a map. */
export function fromTagList(
  tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[] = [],
): Tags {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

/** What to set and what to remove. */
export function tagChanges(
  olds: Tags,
  news: Tags,
): { readonly set: Tag[]; readonly removed: string[] } {
  return {
    set: toTagList(news).filter(({ Key, Value }) => olds[Key] !== Value),
    removed: Object.keys(olds).filter((key) => !(key in news)),
  };
}

/** For `catch`: turns the errors whose name or message has this word, and says that there is no such thing, into undefined. */
export function isGone(word: string): (error: unknown) => undefined {
  return (error) => {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const says = `${name} ${message}`;
    if (says.includes(word) && /not ?found|not exist/i.test(says)) return undefined;
    throw error;
  };
}
