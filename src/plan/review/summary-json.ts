import type { ReviewSummary } from './types.js';

/** A summary for scripts. Keys are stable; numbers are not rounded. */
export function formatSummaryJson(summary: ReviewSummary): string {
  const { range, changes, byFrameworks, byCurator, decisions, reviewed, agreement, problems } = summary;
  return `${JSON.stringify(
    {
      range,
      relations: changes.map(({ row, ...change }) => ({
        ...change,
        decision: row && {
          verdict: row.verdict,
          author: row.author,
          date: row.date,
          confidence: row.confidence,
          note: row.note,
          reviewer: row.reviewer,
          reviewerAgreement: row.reviewerAgreement,
        },
      })),
      byFrameworks,
      byCurator,
      decisions,
      reviewed,
      agreement,
      problems,
    },
    null,
    2,
  )}\n`;
}
