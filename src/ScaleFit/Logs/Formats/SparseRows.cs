using System.Buffers.Text;
using System.Text;

namespace ScaleFit.Logs.Formats;

/// <summary>Rows that name their own cells, so that rows may have different columns.</summary>
/// <param name="log">The log.</param>
internal abstract class SparseRows(LogSource log) : LogRows
{
    /// <summary>A log with more names than this has counters in its keys.</summary>
    private const int MostColumns = 20_000;

    private readonly List<string> _columns = [];
    private readonly List<byte[]> _names = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<int> _present = [];
    private readonly List<int> _before = [];
    private readonly byte[] _text = new byte[32];
    private SparseCell[] _cells = new SparseCell[64];
    private byte[] _values = new byte[4096];
    private int _used;

    /// <summary>The log of the rows.</summary>
    protected LogSource Log => log;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> Columns => _columns;

    /// <summary>Indices of the columns for which the row has a cell.</summary>
    public IReadOnlyList<int> Present => _present;

    /// <inheritdoc/>
    public sealed override ReadOnlySpan<byte> Cell(int column)
    {
        if (IsEmpty(column)) return default;
        var cell = _cells[column];
        if (cell.Number is not { } number) return _values.AsSpan(cell.Start, cell.Length);
        Utf8Formatter.TryFormat(number, _text, out int length);
        return _text.AsSpan(0, length);
    }

    /// <inheritdoc/>
    public sealed override bool IsEmpty(int column) => column >= _columns.Count || !_cells[column].IsPresent;

    /// <inheritdoc/>
    public sealed override bool TryRead(int column, out double value)
    {
        if (IsEmpty(column) || _cells[column].Number is not { } number) return base.TryRead(column, out value);
        value = number;
        return double.IsFinite(number);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    /// <summary>Starts an empty row.</summary>
    protected void Clear()
    {
        foreach (int column in _present) _cells[column] = default;
        _before.Clear();
        _before.AddRange(_present);
        _present.Clear();
        _used = 0;
    }

    /// <summary>Whether the row has a cell with a name.</summary>
    protected bool Has(ReadOnlySpan<byte> name)
    {
        // A new name may reallocate the cells.
        int column = Place(name);
        return _cells[column].IsPresent;
    }

    /// <summary>Adds a cell. Of equal names, the last counts.</summary>
    protected void Add(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return;
        int column = Place(name);
        while (_used + value.Length > _values.Length) Array.Resize(ref _values, 2 * _values.Length);
        value.CopyTo(_values.AsSpan(_used));
        Set(column, new SparseCell(_used, value.Length, null));
        _used += value.Length;
    }

    /// <summary>Adds a number that the log has in binary form. Of equal names, the last counts.</summary>
    protected void Add(ReadOnlySpan<byte> name, double value) => Set(Place(name), new SparseCell(0, 0, value));

    private void Set(int column, SparseCell cell)
    {
        if (!_cells[column].IsPresent) _present.Add(column);
        _cells[column] = cell;
    }

    private int Place(ReadOnlySpan<byte> name)
    {
        // Most rows repeat the keys of the previous row in its order.
        if (_present.Count < _before.Count && name.SequenceEqual(_names[_before[_present.Count]])) return _before[_present.Count];
        string column = Encoding.UTF8.GetString(name);
        if (_places.TryGetValue(column, out int place)) return place;
        if (_columns.Count == MostColumns) throw log.Wrong(Line, $"more than {MostColumns} different keys: this is not a log of metrics; check the file");
        _columns.Add(column);
        _names.Add(name.ToArray());
        if (_columns.Count > _cells.Length) Array.Resize(ref _cells, 2 * _cells.Length);
        _places.Add(column, _columns.Count - 1);
        return _columns.Count - 1;
    }

    /// <summary>A cell: text in the buffer of the row, or a number.</summary>
    private readonly record struct SparseCell(int Start, int Length, double? Number)
    {
        public bool IsPresent => Length > 0 || Number is not null;
    }
}
