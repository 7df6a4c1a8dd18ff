import styles from './fact-list.module.css'

/** A name and what is known under it. */
export type Fact = { readonly key: string; readonly label: string; readonly value: string }

/** Facts line by line. What is not known is not drawn. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(({ value }) => value.trim() !== '')
        .map(({ key, label, value }) => (
          <div key={key} className={styles.fact}>
            <dt>{label}</dt>
            <dd data-private>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
