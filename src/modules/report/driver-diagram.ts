import { driverDiagram } from '../../charts/driver-diagram.ts'
import type { Block, Figure } from '../../documents/write/index.ts'
import { drawnOf } from '../plan/index.ts'
import type { Facts } from './facts.ts'
import { heading } from './parts.ts'

/** What fits one landscape page beneath its heading, in points. */
const room = { width: 740, height: 380 }

/** The plan as a driver diagram on one page; a long plan is folded into its headings, and says so. Nothing for no items. */
export const driverDiagramBlocks = ({ tree, shares = [] }: Facts): Block[] => {
  if (tree.items.length === 0) return []
  const drawn = drawnOf(tree, shares, null)
  const { svg, width, height, sentence } = driverDiagram({
    id: 'driver-diagram',
    title: tree.plan.title,
    nodes: drawn.nodes,
  })
  const scale = Math.min(0.75, room.width / width, room.height / height)
  const figure: Figure = { svg, alt: sentence, width: width * scale, height: height * scale }
  return [
    heading('Driver diagram'),
    ...(drawn.folded
      ? [
          {
            kind: 'paragraph' as const,
            words: 'The lines of the plan are folded into their headings here. The table after it holds each of them.',
          },
        ]
      : []),
    { kind: 'figures', figures: [figure] },
    { kind: 'pageBreak' },
  ]
}
