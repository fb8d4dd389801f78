package org.tripoint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tripoint.ledger.AttachmentVerdict.Reason;

class CleanPdfTest {

    @Test
    void refusesEncryptedDocument() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = minutes()) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            document.save(out);
        }

        assertThat(reason(out.toByteArray())).isEqualTo(Reason.PDF_NOT_PLAIN);
    }

    @Test
    void refusesDocumentThatIsBroken() throws IOException {
        assertThat(reason(Pictures.ascii("%PDF-1.7 and then nothing"))).isEqualTo(Reason.UNREADABLE);
        assertThat(reason(
                        Pictures.ascii("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj trailer<</Root 1 0 R>>")))
                .isIn(Reason.UNREADABLE, Reason.PDF_NOT_PLAIN);
    }

    @Test
    void refusesPictureWhoseMetadataItDoesNotKnow() throws IOException {
        byte[] sent;
        try (PDDocument document = minutes()) {
            PDImageXObject picture = picture(document);
            picture.getCOSObject().setItem(COSName.FILTER, COSName.JPX_DECODE);
            document.getPage(0).getResources().put(COSName.getPDFName("Im0"), picture);
            sent = save(document);
        }

        assertThat(reason(sent)).isEqualTo(Reason.PDF_NOT_PLAIN);
    }

    @Test
    void keepsPagesAndTakesOutEverythingElse() throws IOException, Unfit {
        byte[] sent = withEverything();
        assertThat(Pictures.holds(sent, Pictures.SECRET)).isTrue();

        byte[] clean = CleanPdf.of(sent);

        try (PDDocument document = Loader.loadPDF(clean)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(document)).contains("Minutes of the meeting");
            assertThat(document.getDocumentInformation().getAuthor()).isNull();
            assertThat(document.getDocumentCatalog().getMetadata()).isNull();
            assertThat(document.getDocumentCatalog().getNames()).isNull();
            assertThat(document.getDocumentCatalog().getOpenAction()).isNull();
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
            PDImageXObject picture =
                    (PDImageXObject) document.getPage(0).getResources().getXObject(COSName.getPDFName("Im0"));
            assertThat(picture.getWidth()).isEqualTo(80);
            assertThat(picture.getImage().getRGB(10, 10) & 0xF00000).isEqualTo(0xF00000);
        }
        assertThat(Pictures.holds(inflated(clean), "Sgt.")).isFalse();
        assertThat(Pictures.holds(inflated(clean), "JavaScript")).isFalse();
    }

    /// A scan of minutes as an office makes it: title, author, a note, a script, an attached file, and a photograph
    /// with the position of the telephone.
    private static byte[] withEverything() throws IOException {
        try (PDDocument document = minutes()) {
            document.getDocumentInformation().setAuthor(Pictures.SECRET);
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            document, new ByteArrayInputStream(Pictures.ascii("<x>" + Pictures.SECRET + "</x>"))));
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('" + Pictures.SECRET + "')"));
            PDAnnotationText note = new PDAnnotationText();
            note.setContents(Pictures.SECRET);
            document.getPage(0).getAnnotations().add(note);
            document.getPage(0).getResources().put(COSName.getPDFName("Im0"), picture(document));
            attach(document);
            return save(document);
        }
    }

    private static void attach(PDDocument document) throws IOException {
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(Pictures.SECRET);
        file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(Pictures.ascii(Pictures.SECRET))));
        PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
        files.setNames(Map.of("file", file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(files);
        document.getDocumentCatalog().setNames(names);
    }

    private static PDImageXObject picture(PDDocument document) throws IOException {
        byte[] photograph = Pictures.withWords(Pictures.withExif(Pictures.jpeg(80, 60), 1));
        return JPEGFactory.createFromByteArray(document, photograph);
    }

    private static PDDocument minutes() throws IOException {
        PDDocument document = new PDDocument();
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText("Minutes of the meeting");
            content.endText();
        }
        return document;
    }

    private static byte[] save(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /// All octets of the document once more without compression, so that nothing hides in a stream.
    private static byte[] inflated(byte[] pdf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            for (PDPage page : document.getPages()) {
                out.write(page.getContents().readAllBytes());
            }
        }
        byte[] plain = out.toByteArray();
        return Pictures.concat(plain, Arrays.copyOf(pdf, pdf.length));
    }

    private static Reason reason(byte[] pdf) {
        Unfit[] thrown = new Unfit[1];
        assertThatExceptionOfType(Unfit.class)
                .isThrownBy(() -> CleanPdf.of(pdf))
                .satisfies(unfit -> thrown[0] = unfit);
        return thrown[0].reason();
    }
}
