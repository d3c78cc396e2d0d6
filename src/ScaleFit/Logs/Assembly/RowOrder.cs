namespace ScaleFit.Logs.Assembly;

/// <summary>Whether the rows of a table follow a quantity that grows as training goes on, and where they go back and start again.</summary>
/// <remarks>Holds nothing of the rows but those lines, so that a long table costs no memory.</remarks>
internal sealed class RowOrder
{
    /// <summary>Fewer rows than this below the one before them are only out of place.</summary>
    private const int FewestBelow = 3;

    /// <summary>Rows that go back more often than once in so many stand in any order; the first two times prove nothing in a short table.</summary>
    private const int RowsOfOneStart = 10;

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

    /// <summary>Whether rows stand in any order.</summary>
    public bool IsLost => Falls > Math.Max(2, _rows / RowsOfOneStart);

    /// <summary>Whether rows stand in the order of the quantity, starts apart, and it is not the same in most of them.</summary>
    public bool IsFollowed => _rows > 0 && !IsLost && 3 * _rises >= _rows - 1;

    /// <summary>The lines in which the quantity starts again from below; none where rows stand in any order.</summary>
    public IReadOnlyList<long> Breaks => IsLost ? [] : _breaks;

    /// <summary>Looks at a row.</summary>
    /// <param name="position">The quantity; a row without it is passed over.</param>
    /// <param name="line">The row's line.</param>
    public void Observe(double position, long line)
    {
        if (double.IsNaN(position)) return;
        _rows++;
        // Rows of one step are at one place.
        if (position == _last) return;
        if (position > _last) _rises++;
        else if (position < _last) Fall(position, line);
        if (position > _edge) _edge = double.NaN;
        if (position <= _edge && ++_below == FewestBelow)
        {
            if (!IsLost) _breaks.Add(_edgeLine);
            _edge = double.NaN;
        }
        (_before, _last) = (_last, position);
    }

    private void Fall(double position, long line)
    {
        if (Falls++ == 0) FirstFall = line;
        // One row that is too high is followed by a fall, too, but not below the row before it.
        if (double.IsNaN(_edge) && position <= _before) (_edge, _edgeLine, _below) = (_last, line, 0);
    }
}
