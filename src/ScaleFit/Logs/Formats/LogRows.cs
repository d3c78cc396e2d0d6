using System.Text;

namespace ScaleFit.Logs.Formats;

/// <summary>The rows of a log, one after the other, whatever its format: named columns, and cells as UTF-8.</summary>
internal abstract class LogRows : IDisposable
{
    private char[] _text = new char[256];

    /// <summary>The names of the columns; some formats meet new ones while rows are read, always behind the known ones.</summary>
    public abstract IReadOnlyList<string> Columns { get; }

    /// <summary>True when rows were written as training went on, so that a step that goes back means something.</summary>
    public virtual bool IsOrdered => true;

    /// <summary>The line of the row, from 1; the record in a format without lines.</summary>
    public abstract long Line { get; }

    /// <summary>What makes the whole row unusable, or null.</summary>
    public virtual string? RowError => null;

    /// <summary>Why reading stopped before the end of the log, once it did; otherwise null.</summary>
    public virtual string? ReadError => null;

    /// <summary>Goes to the next row; false behind the last.</summary>
    /// <exception cref="LogFormatException">The log cannot be read on.</exception>
    public abstract bool Read();

    /// <summary>A cell of the row, valid until the next one is read; empty where the row has none.</summary>
    public abstract ReadOnlySpan<byte> Cell(int column);

    /// <summary>Goes back before the first row; the columns that were met keep their places.</summary>
    public abstract void Rewind();

    /// <summary>A cell as text, valid until the next one is asked for.</summary>
    public virtual ReadOnlySpan<char> Text(int column)
    {
        var cell = Cell(column);
        if (_text.Length < cell.Length) _text = new char[cell.Length];
        return _text.AsSpan(0, Encoding.UTF8.GetChars(cell, _text));
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
