using System.Text;

namespace ScaleFit.Logs.Formats;

/// <summary>Reads the rows of a log of any format: named columns, and cells as UTF-8.</summary>
internal abstract class LogRows : IDisposable
{
    private char[] _text = new char[256];

    /// <summary>The names of the columns. Some formats append new ones while rows are read.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>True if rows are in the order of training, so that a step that goes back is a restart.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>The line of the row, from 1; the record in a format without lines.</summary>
    public abstract long Line { get; }

    /// <summary>Why the whole row is unusable, or null.</summary>
    public virtual string? RowError => null;

    /// <summary>Why reading stopped before the end of the log, once it has stopped; otherwise null.</summary>
    public virtual string? ReadError => null;

    /// <summary>Reads the next row; false after the last.</summary>
    /// <exception cref="LogFormatException">The log cannot be read further.</exception>
    public abstract bool Read();

    /// <summary>A cell of the row, valid until the next row is read; empty if the row has none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int column);

    /// <summary>Whether the row has no cell in a column.</summary>
    public virtual bool IsEmpty(int column) => Cell(column).IsEmpty;

    /// <summary>The finite number of a cell; false if the cell has none.</summary>
    public virtual bool TryRead(int column, out double value) => Formats.Cell.TryRead(Cell(column), out value);

    /// <summary>Rewinds to the first row. Known columns keep their indices.</summary>
    public abstract void Rewind();

    /// <summary>A cell as text, valid until the next call.</summary>
    public virtual ReadOnlySpan<char> Text(int column)
    {
        var cell = Cell(column);
        if (_text.Length < cell.Length) _text = new char[cell.Length];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(cell, _text));
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
