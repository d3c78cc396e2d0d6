namespace ScaleFit.Reporting.Charts;

/// <summary>The occupied space of a plot, to find places for labels. Labels never overlap each other, and they cover data only if no other place exists.</summary>
internal sealed class FreeSpace
{
    /// <summary>Size of a grid cell and distance of candidate places in a plot of usual size, in pixels.</summary>
    private const double LeastCell = 3;

    /// <summary>The largest number of cells along a side. Large plots get larger cells, so that the search time does not grow with the plot.</summary>
    private const double MostCells = 400;

    /// <summary>Cost of a cell of data under a label, in pixels of distance.</summary>
    private const double DataCost = 30;

    private readonly PlotArea _area;
    private readonly Frame _frame;
    private readonly double _cell;
    private readonly int _columns;
    private readonly int _rows;
    private readonly bool[] _data;
    private readonly List<(double Left, double Top, double Width, double Height)> _labels = [];

    public FreeSpace(PlotArea area)
    {
        (_area, _frame, _cell) = (area, Frame.Around(area, 0), Math.Max(LeastCell, Math.Max(area.Width, area.Height) / MostCells));
        _columns = (int)(area.Width / _cell) + 1;
        _rows = (int)(area.Height / _cell) + 1;
        _data = new bool[_columns * _rows];
    }

    /// <summary>Marks the cells around a point as data.</summary>
    public void Take(double x, double y, double radius = 0)
    {
        int left = Math.Max(Column(x - radius), 0), right = Math.Min(Column(x + radius), _columns - 1);
        int top = Math.Max(Row(y - radius), 0), bottom = Math.Min(Row(y + radius), _rows - 1);
        for (int row = top; row <= bottom; row++)
        {
            for (int column = left; column <= right; column++) _data[row * _columns + column] = true;
        }
    }

    /// <summary>Marks the cells of a straight line as data.</summary>
    public void TakeLine(double fromX, double fromY, double toX, double toY)
    {
        if (_frame.Cut(fromX, fromY, toX, toY) is not { } part) return;
        (fromX, fromY, toX, toY) = part;
        int steps = (int)(double.Hypot(toX - fromX, toY - fromY) / _cell) + 1;
        for (int i = 0; i <= steps; i++) Take(fromX + (toX - fromX) * i / steps, fromY + (toY - fromY) * i / steps);
    }

    /// <summary>Finds the best place for a label and reserves it. Returns the upper left corner; null if there is no room.</summary>
    /// <param name="anchors">The points that the label may stand beside; the nearest counts.</param>
    /// <param name="width">The label's width.</param>
    /// <param name="height">The label's height.</param>
    public (double Left, double Top)? Place(IReadOnlyList<(double X, double Y)> anchors, double width, double height)
    {
        var covered = Sums();
        (double Left, double Top)? best = null;
        double least = double.PositiveInfinity;
        for (double top = _area.Top + 4; top + height <= _area.Bottom - 4; top += _cell)
        {
            for (double left = _area.Left + 6; left + width <= _area.Right - 4; left += _cell)
            {
                double cost = DataCost * Covered(covered, left - 4, top, width + 8, height);
                if (cost >= least) continue;
                cost += anchors.Min(anchor => Distance(anchor, left, top, width, height));
                if (cost >= least || _labels.Exists(l => left < l.Left + l.Width + 6 && l.Left < left + width + 6 && top < l.Top + l.Height + 1 && l.Top < top + height + 1)) continue;
                (best, least) = ((left, top), cost);
            }
        }
        if (best is { } place) _labels.Add((place.Left, place.Top, width, height));
        return best;
    }

    /// <summary>The distance from a point to the nearest edge of a label, in pixels.</summary>
    public static double Distance((double X, double Y) from, double left, double top, double width, double height) => double.Hypot(
        Math.Max(0, Math.Max(left - from.X, from.X - left - width)), Math.Max(0, Math.Max(top - from.Y, from.Y - top - height)));

    private int Column(double x) => (int)Math.Floor((x - _area.Left) / _cell);

    private int Row(double y) => (int)Math.Floor((y - _area.Top) / _cell);

    /// <summary>Summed-area table: the number of data cells above and left of each corner.</summary>
    private int[] Sums()
    {
        var sums = new int[(_columns + 1) * (_rows + 1)];
        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
            {
                int at = (row + 1) * (_columns + 1) + column + 1;
                sums[at] = sums[at - 1] + sums[at - _columns - 1] - sums[at - _columns - 2] + (_data[row * _columns + column] ? 1 : 0);
            }
        }
        return sums;
    }

    private int Covered(int[] sums, double left, double top, double width, double height)
    {
        int first = Math.Clamp(Column(left), 0, _columns), last = Math.Clamp(Column(left + width) + 1, 0, _columns);
        int above = Math.Clamp(Row(top), 0, _rows), below = Math.Clamp(Row(top + height) + 1, 0, _rows);
        int Sum(int row, int column) => sums[row * (_columns + 1) + column];
        return Sum(below, last) - Sum(above, last) - Sum(below, first) + Sum(above, first);
    }
}
