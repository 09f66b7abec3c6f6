import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { fitBlock } from '../text/fit.js';
import type { Line } from '../text/line.js';
import { paint } from '../theme/paint.js';
import { useTheme } from './theme-context.js';

/**
 * Exactly `height` rows of exactly `width` columns. The only component that hands text to Ink: everything else makes
 * lines, so that no text reaches the terminal except through `span`.
 */
export function Rows({
  lines,
  width,
  height,
}: {
  lines: readonly Line[];
  width: number;
  height: number;
}): ReactNode {
  const theme = useTheme();
  if (height <= 0) return null;
  const painted = fitBlock(lines, width, height).map((l) => paint(l, theme));
  return (
    <Box width={width} height={height} flexShrink={0}>
      <Text wrap="truncate">{painted.join('\n')}</Text>
    </Box>
  );
}
