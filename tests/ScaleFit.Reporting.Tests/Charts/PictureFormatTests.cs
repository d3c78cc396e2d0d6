using System.Text;
using ScaleFit.Reporting.Charts;
using SkiaSharp;

namespace ScaleFit.Reporting.Tests.Charts;

[Collection(nameof(Charted))]
public sealed class PictureFormatTests
{
    private static readonly Chart Main = Charted.Of(Charted.Usual, "my run", false, 32_000);

    [Theory]
    [InlineData(nameof(PictureFormat.Png), SKEncodedImageFormat.Png)]
    [InlineData(nameof(PictureFormat.Webp), SKEncodedImageFormat.Webp)]
    [InlineData(nameof(PictureFormat.Jpeg), SKEncodedImageFormat.Jpeg)]
    public void PixelsHaveTheSizeAndTheColoursOfTheCurve(string format, SKEncodedImageFormat encoded)
    {
        byte[] bytes = ChartPicture.Draw(Main, new PictureStyle { Width = 600, Height = 400, ScaleFactor = 1.5 }, Enum.Parse<PictureFormat>(format));
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        Assert.Equal((encoded, 900, 600), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
        using var pixels = SKBitmap.Decode(bytes);
        Assert.Equal(SKColors.White, pixels.GetPixel(2, 2));
        // The sigmoid is blue, and right of its midpoint the curve is in the upper half.
        Assert.Contains(Column(pixels, 450).Take(300), color => IsNear(color, SKColor.Parse(ChartTheme.Light.Palette[0])));
        Assert.DoesNotContain(Column(pixels, 450).Skip(400), color => IsNear(color, SKColor.Parse(ChartTheme.Light.Palette[0])));
    }

    [Fact]
    public void APdfIsSmallAndHasTextAndNoTime()
    {
        byte[] pdf = ChartPicture.Draw(Main, new PictureStyle(), PictureFormat.Pdf);
        string text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF", text, StringComparison.Ordinal);
        Assert.InRange(pdf.Length, 10_000, 80_000);
        // Letters are of an embedded font, with a map to their characters.
        Assert.Contains("/FontFile2", text, StringComparison.Ordinal);
        Assert.Contains("/ToUnicode", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/Subtype /Image", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CreationDate", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(PictureFormat.Svg))]
    [InlineData(nameof(PictureFormat.Png))]
    [InlineData(nameof(PictureFormat.Pdf))]
    [InlineData(nameof(PictureFormat.Webp))]
    public void APictureIsTheSameAgainAndInParallel(string format)
    {
        byte[] Draw() => ChartPicture.Draw(Main, new PictureStyle(), Enum.Parse<PictureFormat>(format));
        byte[] first = Draw();
        byte[][] others = new byte[4][];
        Parallel.For(0, others.Length, i => others[i] = Draw());
        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public void TheDarkThemeIsDark()
    {
        using var pixels = SKBitmap.Decode(ChartPicture.Draw(Main, new PictureStyle { Theme = ChartTheme.Dark }, PictureFormat.Png));
        Assert.Equal(SKColor.Parse(ChartTheme.Dark.Background), pixels.GetPixel(2, 2));
    }

    [Theory]
    [InlineData("Ωμέγα", PictureFont.Extended)]
    [InlineData("прогон-2", PictureFont.Extended)]
    [InlineData("run 1: é ß ± …", PictureFont.Latin)]
    public void TheEmbeddedFontsHaveLatinGreekAndCyrillic(string text, string font)
    {
        PictureFont.Register();
        Assert.Equal(font, PictureFont.Choose(text));
        Assert.Empty(PictureFont.Missing(text));
    }

    [Theory]
    [InlineData("中文 run")]
    [InlineData("😀 and \U00020000")]
    [InlineData("\u0e01\u0e33")]
    public void AnSvgKeepsCharactersThatOnlyItsViewerHas(string name) =>
        Assert.Contains(new SvgPicture(Charted.Of(Charted.Usual, name), new PictureStyle()).Texts, text => text.Text == name);

    private static IEnumerable<SKColor> Column(SKBitmap pixels, int x) => Enumerable.Range(0, pixels.Height).Select(y => pixels.GetPixel(x, y));

    private static bool IsNear(SKColor color, SKColor other) => Math.Abs(color.Red - other.Red) + Math.Abs(color.Green - other.Green) + Math.Abs(color.Blue - other.Blue) < 40;
}
