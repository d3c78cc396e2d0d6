namespace ScaleFit.Logs;

/// <summary>Reads training logs into runs.</summary>
public static class LogReader
{
    /// <summary>The path that means standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads a log.</summary>
    /// <param name="path">A file, or <see cref="StandardInput"/>.</param>
    /// <param name="options">What to read.</param>
    /// <param name="standardInput">The stream that <see cref="StandardInput"/> stands for; it is left open.</param>
    /// <returns>The runs, and those that could not be read.</returns>
    /// <exception cref="LogFormatException">The file cannot be opened or read, or does not hold what <paramref name="options"/> ask for.</exception>
    /// <exception cref="ArgumentException">The path is <see cref="StandardInput"/> and no stream was given for it.</exception>
    public static LogContents Read(string path, LogOptions options, Stream? standardInput = null)
    {
        if (path == StandardInput)
            return Read(standardInput ?? throw new ArgumentException("Standard input needs a stream.", nameof(standardInput)), path, options);
        string shown = Printable.Text(path);
        if (path.Length == 0) throw new LogFormatException("the name of a log is empty: give a file, or - for standard input");
        if (Directory.Exists(path)) throw new LogFormatException($"{shown} is a directory: name the files in it, such as '{Path.Join(shown, "*.csv")}'");
        try
        {
            using var stream = File.OpenRead(path);
            return Read(stream, path, options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new LogFormatException($"{shown}: no such file", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new LogFormatException($"{shown}: may not be read: check its permissions", e);
        }
        catch (IOException e)
        {
            throw Unreadable(path, e);
        }
    }

    /// <summary>Reads a log from a stream.</summary>
    /// <param name="stream">The log's bytes; left open.</param>
    /// <param name="name">The file's name for messages, <see cref="Runs.Run.Source"/> and, where the log names no run, the run.</param>
    /// <param name="options">What to read.</param>
    /// <returns>The runs, and those that could not be read.</returns>
    /// <exception cref="LogFormatException">The stream cannot be read, or does not hold what <paramref name="options"/> ask for.</exception>
    public static LogContents Read(Stream stream, string name, LogOptions options)
    {
        try
        {
            return CsvLog.Read(stream, name, options);
        }
        catch (IOException e)
        {
            throw Unreadable(name, e);
        }
    }

    private static LogFormatException Unreadable(string name, IOException cause) =>
        new($"{Printable.Text(name)}: could not be read: {Printable.Text(cause.Message)}", cause);
}
