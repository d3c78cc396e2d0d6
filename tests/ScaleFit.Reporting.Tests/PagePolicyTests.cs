using System.Security.Cryptography;
using System.Text;
using ScaleFit.Reporting.Html;

namespace ScaleFit.Reporting.Tests;

public sealed class PagePolicyTests
{
    [Theory]
    [InlineData("page.css", HtmlReport.StyleHash)]
    [InlineData("page.js", HtmlReport.ScriptHash)]
    [InlineData("plotly-basic.min.js", HtmlReport.LibraryHash)]
    public void TheContentPolicyHasTheHashesOfWhatIsEmbedded(string resource, string hash) =>
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(HtmlReport.Resource(resource)))), hash);

    [Fact]
    public void NoEmbeddedScriptCanEndItsElement() =>
        Assert.All((string[])["page.js", "plotly-basic.min.js"], name => Assert.DoesNotContain("</script", HtmlReport.Resource(name), StringComparison.OrdinalIgnoreCase));
}
