using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace ScaleFit.Reporting.Charts;

/// <summary>The native libraries that draw pictures. Only pictures load them.</summary>
internal static class PictureLibraries
{
    private static readonly string[] Names = ["libSkiaSharp", "libHarfBuzzSharp"];

    /// <summary>Why pictures cannot be drawn; null if they can. A process ends without a message when it uses a missing or truncated library later.</summary>
    public static string? Problem()
    {
        const string Advice = "install ScaleFit again; all results without pictures work without it";
        foreach (string name in Names)
        {
            if (Find(name) is { } file && IsTruncated(file)) return $"the library {file}, which draws pictures, is incomplete: {Advice}";
            if (!NativeLibrary.TryLoad(name, typeof(SKCanvas).Assembly, null, out _)) return $"the library {name}, which draws pictures, is missing or cannot be loaded on this system: {Advice}";
        }
        return null;
    }

    private static string? Find(string name)
    {
        string folders = AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "";
        return folders.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Prepend(AppContext.BaseDirectory).Select(folder => Path.Join(folder, $"{name}.so")).FirstOrDefault(File.Exists);
    }

    /// <summary>Whether an ELF file of 64 bits is shorter than its section headers, which come last. Loading such a file can end the process.</summary>
    private static bool IsTruncated(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> header = stackalloc byte[64];
        if (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return true;
        if (!header.StartsWith((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2])) return false;
        long sections = BinaryPrimitives.ReadInt64LittleEndian(header[0x28..]);
        return stream.Length < sections + (long)BinaryPrimitives.ReadUInt16LittleEndian(header[0x3a..]) * BinaryPrimitives.ReadUInt16LittleEndian(header[0x3c..]);
    }
}
