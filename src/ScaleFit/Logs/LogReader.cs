using ScaleFit.Logs.Assembly;
using ScaleFit.Logs.Columns;
using ScaleFit.Logs.Files;
using ScaleFit.Logs.Formats;
using ScaleFit.Runs;

namespace ScaleFit.Logs;

/// <summary>Reads training logs into runs. Safe to call from any thread.</summary>
public static class LogReader
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads a log from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The runs, and those that could not be read.</returns>
    /// <exception cref="LogFormatException">The file cannot be opened or read, or does not hold what <paramref name="options"/> ask for.</exception>
    /// <exception cref="ArgumentException">The path is <see cref="StandardInput"/>.</exception>
    public static LogContents Read(string path, LogOptions options) => Read(path, options, null);

    /// <summary>Reads a log.</summary>
    /// <param name="path">A file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">What to read.</param>
    /// <param name="standardInput">The stream that <see cref="StandardInput"/> stands for; it is left open.</param>
    /// <returns>The runs, and those that could not be read.</returns>
    /// <exception cref="LogFormatException">The file cannot be opened or read, or does not hold what <paramref name="options"/> ask for.</exception>
    /// <exception cref="ArgumentException">The path is <see cref="StandardInput"/> and no stream was given for it.</exception>
    public static LogContents Read(string path, LogOptions options, Stream? standardInput) =>
        Open(path, standardInput, bytes => Read(bytes, path, options));

    /// <summary>Reads a log from a stream.</summary>
    /// <param name="stream">The log's bytes; left open.</param>
    /// <param name="name">The file's name for messages, <see cref="Runs.Run.Source"/> and, where the log names no run, the run.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The runs, and those that could not be read.</returns>
    /// <exception cref="LogFormatException">The stream cannot be read, or does not hold what <paramref name="options"/> ask for.</exception>
    public static LogContents Read(Stream stream, string name, LogOptions options) =>
        Guarded(name, () => new LogBytes(stream), bytes => Read(bytes, name, options));

    /// <summary>Finds out what a log holds and what it takes to fit it.</summary>
    /// <inheritdoc cref="Read(string, LogOptions, Stream?)"/>
    /// <returns>What the log holds.</returns>
    internal static LogInspection Inspect(string path, LogOptions options, Stream? standardInput = null) =>
        Open(path, standardInput, bytes => WithRows(bytes, path, options, LogInspector.Inspect));

    private static LogContents Read(LogBytes bytes, string name, LogOptions options) => WithRows(bytes, name, options, static (rows, log) =>
    {
        if (rows is not SparseRows && log.Options.RunColumn is null && PanelHeader.Recognize(rows.Columns) is { } panel) return PanelReading.Read(rows, panel, log);
        bool isSurveyed = rows is SparseRows || (log.Options.Gpus is null && RecoveredGpus.CanBeIn(rows.Columns));
        return TableReading.Read(rows, isSurveyed ? new LogSurvey(rows, withRanges: false) : null, log);
    });

    private static T WithRows<T>(LogBytes bytes, string name, LogOptions options, Func<LogRows, LogSource, T> read)
    {
        var format = options.Format ?? LogRecognition.Recognize(bytes, static name => ComputeName.Recognize(name) is not null);
        if (format == LogFormat.JsonLines && LogRecognition.IsResult(bytes.Sample))
            throw new LogFormatException($"{PlainText.Shorten(name)}: results of scalefit and no log: give them to {ResultTaker.Name}");
        var log = new LogSource(name, format.Name(), options) { ReadError = bytes.IsCutShort ? $"{PlainText.Shorten(name)}: the gzip data is cut short" : null };
        using var rows = LogRecognition.Open(format, bytes, log);
        return read(rows, log);
    }

    /// <summary>Opens a log, reads it and closes it; whatever goes wrong with its files is told by name.</summary>
    /// <inheritdoc cref="Read(string, LogOptions, Stream?)"/>
    internal static T Open<T>(string path, Stream? standardInput, Func<LogBytes, T> read)
    {
        if (path == StandardInput && standardInput is null) throw new ArgumentException("Standard input needs a stream.", nameof(standardInput));
        if (path == StandardInput) return Guarded(path, () => new LogBytes(standardInput!), read);
        string shown = PlainText.Shorten(path);
        if (path.Length == 0) throw new LogFormatException("the name of a log is empty: give a file, or - for standard input");
        if (path.Contains('\0', StringComparison.Ordinal)) throw InvalidName(path);
        if (Directory.Exists(path))
        {
            var parts = Guarded(path, () => LogFolder.Parts(path), parts => parts);
            if (parts.Count == 0) throw new LogFormatException($"{shown} is a directory that is not one log: name the files in it, such as '{Path.Join(shown, "*.csv")}'");
            return Guarded(path, () => new LogBytes(path, parts), read);
        }
        return Guarded(path, () => File.OpenRead(path), stream => Guarded(path, () => new LogBytes(stream), read));
    }

    /// <summary>The error for a name that no file can have.</summary>
    internal static LogFormatException InvalidName(string path) => new($"{PlainText.Quoted(path)} holds a NUL character, which no file has in its name: give the name of a file");

    /// <summary>Opens, reads and closes; whatever goes wrong with the files is told by name.</summary>
    private static TResult Guarded<TSource, TResult>(string name, Func<TSource> open, Func<TSource, TResult> read)
    {
        string shown = PlainText.Shorten(name);
        try
        {
            var source = open();
            using (source as IDisposable) return read(source);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogFormatException($"{shown}: no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LogFormatException($"{shown}: may not be read: check its permissions", e);
        }
        catch (InvalidDataException e)
        {
            throw new LogFormatException($"{shown}: gzip data that is damaged: unpack what is there with 'gzip -dc' and give that", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new LogFormatException($"{shown}: does not fit into memory: give a part of it, or allow for more memory", e);
        }
        catch (IOException e)
        {
            throw new LogFormatException($"{shown}: could not be read: {PlainText.Shorten(e.Message)}", e);
        }
    }
}
