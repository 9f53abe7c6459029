/**
 * The shape another language must have to say everything that the Japanese source says. Japanese knows no plural, so a
 * key that ends in `_other` asks other languages for `_one` as well.
 */
export type Localized<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Localized<T[K]>
} & { readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]: string }
