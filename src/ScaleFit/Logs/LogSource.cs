using System.Globalization;

namespace ScaleFit.Logs;

/// <summary>What all runs of one log share while it is read.</summary>
/// <param name="Name">The file, or <c>-</c>.</param>
/// <param name="Format">The format's name.</param>
/// <param name="Options">What was asked for.</param>
internal sealed record LogSource(string Name, string Format, LogOptions Options)
{
    /// <summary>The log as messages name it.</summary>
    public string Shown => Name == LogReader.StandardInput ? "stdin" : Printable.Text(Name);

    /// <summary>The name of a run that the log itself does not name.</summary>
    public string RunName => Name == LogReader.StandardInput ? "stdin" : Path.GetFileNameWithoutExtension(Name);

    /// <summary>A line as messages name it.</summary>
    public string At(long line) => string.Create(CultureInfo.InvariantCulture, $"{Shown}:{line}");

    /// <summary>An error about a line.</summary>
    public LogFormatException Wrong(long line, string what) => new($"{At(line)}: {what}");
}
