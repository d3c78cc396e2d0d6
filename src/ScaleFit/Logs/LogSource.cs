using System.Globalization;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>What all runs of one log share while ScaleFit reads it.</summary>
/// <param name="Name">The file, or <c>-</c>.</param>
/// <param name="Format">The format's name.</param>
/// <param name="Options">The options of the user.</param>
internal sealed record LogSource(string Name, string Format, LogOptions Options)
{
    /// <summary>Why the bytes of the log are incomplete, or null.</summary>
    public string? ReadError { get; init; }

    /// <summary>The name of the log in messages.</summary>
    public string Shown => Name == LogReader.StandardInput ? "stdin" : PlainText.Shorten(Name);

    /// <summary>The name of the run if the log does not name it.</summary>
    /// <remarks>Trainers use the same file names for all runs. For those names, this is the name of the folder.</remarks>
    public string RunName
    {
        get
        {
            if (Name == LogReader.StandardInput) return "stdin";
            string path = Path.TrimEndingDirectorySeparator(Name), file = Path.GetFileName(path);
            if (file.EndsWith(".gz", StringComparison.Ordinal)) file = file[..^3];
            string folder = Path.GetFileName(Path.GetDirectoryName(path) ?? "");
            bool isUsual = file is "metrics.jsonl" or "trainer_state.json" or "metrics" || file.StartsWith("events.out.tfevents.", StringComparison.Ordinal);
            if (isUsual && folder.StartsWith("checkpoint-", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)) ?? "") is { Length: > 0 } run) return run;
            return isUsual && folder.Length > 0 ? folder : Directory.Exists(path) ? file : Path.GetFileNameWithoutExtension(file);
        }
    }

    /// <summary>The name of the log and a line, for messages.</summary>
    public string At(long line) => string.Create(CultureInfo.InvariantCulture, $"{Shown}:{line}");

    /// <summary>An error about a line.</summary>
    public LogFormatException Wrong(long line, string what) => new($"{At(line)}: {what}");
}
