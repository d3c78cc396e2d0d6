namespace ScaleFit.Logs;

/// <summary>Whether the rows of a table follow a quantity that grows as training goes on, and where they go back and start again.</summary>
/// <remarks>Holds nothing of the rows themselves, so that a long table costs no memory.</remarks>
internal sealed class RowOrder
{
    /// <summary>Fewer rows than this below the one before them are only out of place.</summary>
    private const int FewestBelow = 3;

    /// <summary>Rows that go back more often than once in so many stand in any order; the first two times prove nothing in a short table.</summary>
    private const int RowsOfOneStart = 10;

    /// <summary>More starts than this are not of a table that someone put together.</summary>
    private const int MostBreaks = 1000;

    private readonly List<long> _breaks = [];
    private double _last = double.NaN;
    private double _before = double.NaN;
    private double _edge = double.NaN;
    private long _edgeLine;
    private int _below;
    private long _rows;
    private long _rises;

    /// <summary>How often a row is below the one before it.</summary>
    public long Falls { get; private set; }

    /// <summary>The line of the first fall.</summary>
    public long FirstFall { get; private set; }

    /// <summary>Whether rows stand in the order of the quantity, starts apart.</summary>
    public bool IsKept => _rows > 0 && Falls <= Math.Max(2, _rows / RowsOfOneStart) && _breaks.Count < MostBreaks && 3 * _rises >= _rows - 1;

    /// <summary>Whether rows stand in any order.</summary>
    public bool IsLost => Falls > Math.Max(2, _rows / RowsOfOneStart);

    /// <summary>The lines in which the quantity starts again from below; none where rows stand in any order.</summary>
    public IReadOnlyList<long> Breaks => IsKept ? _breaks : [];

    /// <summary>Looks at a row.</summary>
    /// <param name="position">The quantity; a row without it is passed over.</param>
    /// <param name="line">The row's line.</param>
    public void See(double position, long line)
    {
        if (double.IsNaN(position)) return;
        _rows++;
        if (position > _last) _rises++;
        if (position < _last && Falls++ == 0) FirstFall = line;
        // One row that is too high is followed by a fall, too, but not below the row before it.
        if (double.IsNaN(_edge) && position < _last && position <= _before) (_edge, _edgeLine, _below) = (_last, line, 0);
        if (position > _edge) _edge = double.NaN;
        if (position <= _edge && ++_below == FewestBelow)
        {
            if (_breaks.Count < MostBreaks) _breaks.Add(_edgeLine);
            _edge = double.NaN;
        }
        (_before, _last) = (_last, position);
    }
}
