namespace ScaleFit.Logs.Assembly;

/// <summary>Whether the rows of a table are sorted by a quantity that grows during training, and where it restarts.</summary>
/// <remarks>Stores only those lines of the table, so that a long table takes little memory.</remarks>
internal sealed class RowOrder
{
    /// <summary>Fewer rows than this below the previous one are only out of place.</summary>
    private const int FewestBelow = 3;

    /// <summary>Rows that go back more often than once in this many are unsorted. In a short table, the first two times are not evidence.</summary>
    private const int RowsOfOneStart = 10;

    private readonly List<long> _breaks = [];
    private double _last = double.NaN;
    private double _before = double.NaN;
    private double _edge = double.NaN;
    private long _edgeLine;
    private int _below;
    private long _rows;
    private long _rises;

    /// <summary>The number of rows below the previous row.</summary>
    public long Falls { get; private set; }

    /// <summary>The line of the first fall.</summary>
    public long FirstFall { get; private set; }

    /// <summary>Whether the rows are unsorted.</summary>
    public bool IsLost => Falls > Math.Max(2, _rows / RowsOfOneStart);

    /// <summary>Whether the rows are sorted by the quantity, except at restarts, and it rises in at least a third of them.</summary>
    public bool IsFollowed => _rows > 0 && !IsLost && 3 * _rises >= _rows - 1;

    /// <summary>The lines in which the quantity restarts from below; empty if the rows are unsorted.</summary>
    public IReadOnlyList<long> Breaks => IsLost ? [] : _breaks;

    /// <summary>Adds a row.</summary>
    /// <param name="position">The quantity; a row with NaN is ignored.</param>
    /// <param name="line">The row's line.</param>
    public void Observe(double position, long line)
    {
        if (double.IsNaN(position)) return;
        _rows++;
        // Rows of one step have one position.
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
        // After one row that is too high there is a fall too, but not below the row before it.
        if (double.IsNaN(_edge) && position <= _before) (_edge, _edgeLine, _below) = (_last, line, 0);
    }
}
